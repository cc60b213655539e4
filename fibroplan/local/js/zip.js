// Several files in one (APPNOTE 6.3), stored as they are: every phone and computer opens it.

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function checksum(bytes) {
  let value = ~0;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  return ~value >>> 0;
}

const UTF8_NAMES = 0x0800;
const little = (...fields) => {
  const bytes = new Uint8Array(fields.reduce((sum, [, size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, size] of fields) {
    size === 2 ? view.setUint16(at, value, true) : view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
};

/** A zip of `{name, bytes}`, all of one day `[year, month, date]`. */
export function zip(files, [year, month, date]) {
  const day = ((year - 1980) << 9) | (month << 5) | date;
  const parts = [];
  const directory = [];
  let at = 0;
  for (const { name, bytes } of files) {
    const called = new TextEncoder().encode(name);
    const size = bytes.length;
    // version needed, flags, method (stored), time, day, checksum, both sizes, length of the name, no extra
    const shared = [[20, 2], [UTF8_NAMES, 2], [0, 2], [0, 2], [day, 2], [checksum(bytes), 4], [size, 4], [size, 4]];
    const head = little([0x04034b50, 4], ...shared, [called.length, 2], [0, 2]);
    const rest = [[called.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]];
    directory.push(little([0x02014b50, 4], [20, 2], ...shared, ...rest), called);
    parts.push(head, called, bytes);
    at += head.length + called.length + size;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const counts = [[files.length, 2], [files.length, 2], [length, 4], [at, 4], [0, 2]];
  return new Blob([...parts, ...directory, little([0x06054b50, 4], [0, 2], [0, 2], ...counts)], {
    type: "application/zip",
  });
}
