"""The server's database: tables, repositories, the access filter and the migrations."""
