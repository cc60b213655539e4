"""The promises of fibroplan/sync/README.md, each by its name."""

import json
import secrets

import pytest
from sqlalchemy import text as sql

from fibroplan import errors
from fibroplan.accounts.accounts import hashed_token
from fibroplan.clock import DAY, HOUR
from fibroplan.store import backup, sessions
from fibroplan.store.migrate import open_database
from fibroplan.sync import operations, push
from tests.sync.phones import NOON, Phone, Server

Pair = tuple[Phone, Phone]


def test_an_operation_is_applied_once_however_often_it_is_sent(pair: Pair) -> None:
    phone, _ = pair
    phone.tick(mark="done")
    body = phone.body()
    first, second = (phone.server.send(phone.token, body) for _ in range(2))
    assert [first["results"][0]["status"], second["results"][0]["status"]] == ["applied", "duplicate"]
    assert first["results"][0]["rev"] == second["results"][0]["rev"]
    assert len(phone.server.rows("SELECT * FROM history WHERE patient_id = ?", phone.account)) == 1


def test_an_operation_that_stands_twice_in_one_batch_is_applied_once(pair: Pair) -> None:
    phone, _ = pair
    phone.tick(mark="done")
    answer = phone.sync(ops=phone.outbox * 2)
    assert [result["status"] for result in answer["results"]] == ["applied", "duplicate"]


def test_receipt_effect_and_history_stand_or_fall_together(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    phone, _ = pair
    phone.tick(mark="done")

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(push.rows, "advance", broken)
    with pytest.raises(RuntimeError):
        phone.sync()
    for table in ("history", "outcome"):
        assert not phone.server.rows(f"SELECT * FROM {table} WHERE patient_id = ?", phone.account)
    monkeypatch.undo()
    assert phone.sync()["results"][0]["status"] == "applied"


def test_each_operation_is_judged_alone(pair: Pair) -> None:
    phone, _ = pair
    phone.tick(20_000, mark="done")
    phone.tick(20_001, effort=11)
    phone.write("diary", "x", words="of a newer phone")
    phone.tick(20_002, mark="done")
    answer = phone.sync()
    assert [result["status"] for result in answer["results"]] == ["applied", "rejected", "rejected", "applied"]
    assert answer["results"][1]["message"] == "The effort is too high. The most is 10."
    assert not phone.outbox


def test_a_rejection_tells_what_the_server_has(pair: Pair) -> None:
    phone, _ = pair
    phone.tick(mark="done")
    phone.sync()
    phone.tick(effort=-1)
    current = phone.sync()["results"][0]["current"]
    assert current["fields"]["mark"] == "done"
    assert current["rev"] == 1


def test_different_fields_of_one_row_are_merged(pair: Pair) -> None:
    one, other = pair
    one.tick(mark="done", effort=3)
    one.settle()
    other.settle()
    one.tick(effort=5)
    other.tick(after=7)
    one.settle(), other.settle(), one.settle()
    assert (one.row()["effort"], one.row()["after"], one.row()["mark"]) == (5, 7, "done")
    assert one.view() == other.view()


def test_the_last_accepted_wins_and_the_prior_is_in_the_history(pair: Pair) -> None:
    one, other = pair
    one.tick(mark="done"), one.settle(), other.settle()
    one.tick(mark="skipped")
    other.tick(mark="partly")
    other.settle(), one.settle(), other.settle()
    assert one.row()["mark"] == other.row()["mark"] == "skipped"
    history = one.server.rows("SELECT before, after FROM history WHERE patient_id = ? ORDER BY rev", one.account)
    assert [json.loads(entry["after"])["mark"] for entry in history] == ["done", "partly", "skipped"]
    assert json.loads(history[2]["before"])["mark"] == "partly"


def test_the_servers_order_decides_and_never_a_phones_clock(pair: Pair) -> None:
    one, other = pair
    one.tick(mark="done", at=4e12)
    one.outbox[0]["at"] = 9e13
    one.settle()
    other.settle()
    other.tick(mark="skipped", at=0)
    other.outbox[0]["at"] = -5
    other.settle()
    one.settle()
    assert one.row()["mark"] == "skipped"


@pytest.mark.parametrize("at", ["noon", None, 1e300, True])
def test_a_broken_clock_loses_nothing(pair: Pair, at: object) -> None:
    phone, _ = pair
    phone.tick(mark="done")
    phone.outbox[0]["at"] = at
    assert phone.sync()["results"][0]["status"] == "applied"


def test_texts_written_on_both_sides_are_both_kept(pair: Pair) -> None:
    one, other = pair
    one.tick(note="It went well.")
    other.tick(note="My knee hurt.")
    one.settle(), other.settle(), one.settle()
    for phone in pair:
        assert (phone.row()["note"], phone.row()["note_other"]) == ("My knee hurt.", "It went well.")


def test_three_texts_are_all_kept(pair: Pair) -> None:
    one, other = pair
    third = Phone(one.server, one.account, one.token)
    for phone, text in ((one, "first words"), (other, "second words"), (third, "third words")):
        phone.tick(note=text)
        phone.settle()
    one.settle()
    assert one.row()["note"] == "third words"
    assert one.row()["note_other"] == "first words\n\nsecond words"


def test_a_text_that_holds_the_other_is_enough(pair: Pair) -> None:
    one, other = pair
    one.tick(note="It went well.")
    other.tick(note="It went  well. And I slept.")
    one.settle(), other.settle()
    assert other.row()["note_other"] == ""


def test_a_text_that_stands_beside_already_is_not_added_again(pair: Pair) -> None:
    one, other = pair
    one.tick(note="same", note_other="kept"), one.settle()
    other.tick(note="mine", note_other="same kept"), other.settle()
    assert (other.row()["note"], other.row()["note_other"]) == ("mine", "same kept")


def test_a_second_version_that_was_read_can_be_removed(pair: Pair) -> None:
    one, other = pair
    one.tick(note="a"), one.settle()
    other.tick(note="b"), other.settle(), one.settle()
    assert one.row()["note_other"] == "a"
    one.tick(note="b and a", note_other=""), one.settle(), other.settle()
    assert (other.row()["note"], other.row()["note_other"]) == ("b and a", "")


def test_a_removal_of_a_second_version_made_without_knowing_it_is_put_to_the_writer(pair: Pair) -> None:
    one, other = pair
    one.tick(note="a"), one.settle(), other.settle()
    one.tick(note="b"), one.settle()
    other.tick(note="c"), other.settle()  # now c, and b beside it
    one.tick(note="", note_other="x")
    result = one.sync()["results"][0]
    assert (result["status"], result["code"]) == ("rejected", "changed_elsewhere")
    assert result["current"]["fields"]["note_other"] == "b"


def test_texts_too_long_to_stand_together_are_put_to_the_writer(pair: Pair) -> None:
    one, other = pair
    one.tick(note="a " * 4_000, note_other="b " * 2_000), one.settle()
    other.tick(note="c"), other.sync()
    assert other.rejected
    assert other.row()["note"].startswith("a a")


def plan(phone: Phone, **fields: object) -> str:
    return phone.write("plan_version", "walk.20000", item_id="walk", from_day=20_000, **fields)


def test_plan_edits_that_cross_are_put_to_the_second_writer(pair: Pair) -> None:
    one, other = pair
    plan(one, target=5), one.settle(), other.settle()
    plan(one, target=6), one.settle()
    plan(other, target=7)
    result = other.sync()["results"][0]
    assert (result["code"], result["current"]["fields"]["target"]) == ("changed_elsewhere", 6)
    plan(other, target=7)
    assert other.sync()["results"][0]["status"] == "applied"
    one.settle()
    assert one.view()["plan_version", "walk.20000"]["target"] == 7


def test_plan_edits_of_different_fields_are_merged(pair: Pair) -> None:
    one, other = pair
    plan(one, target=5, title="Walk"), one.settle(), other.settle()
    one.write("plan_version", "walk.20000", target=6), one.settle()
    other.write("plan_version", "walk.20000", title="Stroll"), other.settle()
    assert other.view()["plan_version", "walk.20000"]["target"] == 6


@pytest.mark.parametrize("first", [{"target": 6}, {"deleted": True}])
def test_a_removal_and_an_edit_of_the_plan_that_cross_are_put_to_the_second_writer(pair: Pair, first: dict) -> None:
    one, other = pair
    plan(one, target=5), one.settle(), other.settle()
    second = {"target": 7} if "deleted" in first else {"deleted": True}
    one.write("plan_version", "walk.20000", **first), one.settle()
    other.write("plan_version", "walk.20000", **second)
    assert other.sync()["results"][0]["code"] == "changed_elsewhere"


def test_a_removal_that_was_known_is_kept(pair: Pair) -> None:
    one, other = pair
    plan(one, target=5), one.settle()
    one.write("plan_version", "walk.20000", deleted=True), one.settle(), other.settle()
    other.write("plan_version", "walk.20000", target=9)
    assert other.sync()["results"][0]["status"] == "applied"
    assert other.view()["plan_version", "walk.20000"]["deleted"] is True


def test_an_edit_made_without_knowing_of_a_removal_brings_the_row_back(pair: Pair) -> None:
    one, other = pair
    one.tick(mark="done"), one.settle(), other.settle()
    one.tick(deleted=True), one.settle()
    other.tick(note="It was a good day."), other.settle(), one.settle()
    assert one.row()["deleted"] is False
    assert one.row()["note"] == "It was a good day."


def test_fields_of_newer_phones_survive_a_round_trip(pair: Pair) -> None:
    one, other = pair
    one.tick(mark="done", weather={"sun": [1, 2]}), one.settle()
    one.tick(weather="rain", mood=4), one.settle(), other.settle()
    assert other.row()["weather"] == "rain"
    assert other.row()["mood"] == 4
    last = one.server.rows("SELECT before FROM history WHERE patient_id = ? AND rev = 2", one.account)
    assert json.loads(last[0]["before"])["weather"] == {"sun": [1, 2]}


def test_a_kept_field_that_became_a_column_is_sent_once(pair: Pair) -> None:
    phone, _ = pair
    phone.tick(mark="done", weather="rain"), phone.settle()
    with phone.server.database.write() as connection:
        connection.execute(
            sql("UPDATE outcome SET extra = :extra WHERE patient_id = :patient"),
            {"extra": '{"note": "old", "weather": "sun"}', "patient": phone.account},
        )
    fresh = Phone(phone.server, phone.account, phone.token)
    fresh.settle()
    assert (fresh.row()["note"], fresh.row()["weather"]) == ("", "sun")


def test_a_pull_comes_in_pages_and_leaves_nothing_out(pair: Pair) -> None:
    one, other = pair
    for day in range(25):
        one.tick(20_000 + day, mark="done")
        one.write("pause", f"p{day}", from_day=20_000 + day)
    one.settle()
    pages = 0
    while other.sync(limit=7)["more"]:
        pages += 1
        assert len(other.answers[-1]["rows"]) == 7
    assert pages == 7
    assert other.view() == one.view()


def test_what_a_push_sends_back_is_what_a_pull_would(pair: Pair) -> None:
    one, other = pair
    for day in range(9):
        one.tick(20_000 + day, mark="done", note="🙂 مرحبا")
    pushed = one.sync(limit=4)
    pulled = other.sync(limit=4)
    for name in ("rows", "rev", "more"):
        assert pushed[name] == pulled[name]
    one.settle(), other.settle()
    assert one.view() == other.view()


def test_a_phone_behind_others_gets_their_rows_with_its_push(pair: Pair) -> None:
    one, other = pair
    one.tick(20_000, mark="done"), one.settle()
    other.tick(20_001, mark="done")
    assert len(other.sync()["rows"]) == 2


def test_nothing_is_sent_under_another_account(sync_server: Server) -> None:
    account, _ = sync_server.account()
    _, token = sync_server.account()
    phone = Phone(sync_server, account, token)
    phone.tick(mark="done")
    with pytest.raises(errors.OtherAccount):
        phone.sync()
    with pytest.raises(errors.OtherAccount):
        phone.sync(ops=[])
    assert not sync_server.rows("SELECT * FROM history WHERE patient_id = ?", account)


def test_ids_of_other_people_reach_nothing(sync_server: Server) -> None:
    first, second = (Phone(sync_server, *sync_server.account()) for _ in range(2))
    first.tick(note="mine"), first.settle()
    second.tick(note="theirs"), second.settle()
    assert len(second.view()) == 1
    assert second.row()["note"] == "theirs"
    second.outbox = []
    op = first.tick(note="again")
    first.settle()
    second.tick(note="more")
    second.outbox[0]["op"] = op  # somebody else's operation id is no receipt of ours
    assert second.sync()["results"][0]["status"] == "applied"


def test_a_group_of_requests_is_answered_one_by_one(sync_server: Server) -> None:
    phones = [Phone(sync_server, *sync_server.account()) for _ in range(3)]
    same = Phone(sync_server, phones[0].account, phones[0].token)
    for phone in (*phones, same):
        phone.tick(mark="done", note=phone.device)
    stranger = Phone(sync_server, phones[0].account, "no such token")
    group = [push.Request(hashed_token(p.token), operations.parse(p.body()), NOON) for p in (*phones, stranger, same)]
    with sync_server.database.write() as connection:
        answers = push.sync(connection, group)
    assert isinstance(answers[3], errors.SignedOut)
    for phone, answer in zip((*phones, same), answers[:3] + answers[4:], strict=True):
        assert isinstance(answer, dict)
        phone.take(answer)
        phone.settle()
    assert phones[0].view() == same.view()
    assert same.row()["note_other"] == phones[0].device


def test_a_session_that_has_ended_syncs_nothing(sync_server: Server) -> None:
    account, token = sync_server.account()
    phone = Phone(sync_server, account, token)
    phone.tick(mark="done")
    for later in (sessions.OF_PATIENTS.idle, sessions.OF_PATIENTS.absolute):
        sync_server.now = NOON + later
        with pytest.raises(errors.SignedOut):
            phone.sync()
        with pytest.raises(errors.SignedOut):
            phone.sync(ops=[])
    sync_server.now = NOON


def test_a_session_rolls_on_while_it_is_used(sync_server: Server) -> None:
    account, token = sync_server.account()
    phone = Phone(sync_server, account, token)
    try:
        for day in (20, 40, 60, 80):
            sync_server.now = NOON + day * DAY
            phone.sync(ops=[])
        sync_server.now += HOUR
        phone.tick(mark="done")
        phone.settle()
    finally:
        sync_server.now = NOON


def test_a_restored_database_makes_phones_pull_everything_and_keep_what_they_have_not_sent(tmp_path) -> None:
    server = Server(tmp_path / "live.db")
    account, token = server.account()
    phone = Phone(server, account, token)
    phone.tick(20_000, mark="done"), phone.settle()
    server.database.close()
    backup.back_up(f"sqlite:///{server.path}", tmp_path / "copy.db")
    server.database = open_database(f"sqlite:///{server.path}")
    phone.tick(20_001, mark="done"), phone.settle()
    server.database.close()
    backup.restore(f"sqlite:///{server.path}", tmp_path / "copy.db", _Clock())
    server.database = open_database(f"sqlite:///{server.path}")

    phone.tick(20_002, mark="done")
    answer = phone.sync()
    assert answer["resync"]
    assert answer["results"][0]["status"] == "retry"
    assert len(phone.outbox) == 1
    phone.settle()
    assert sorted(key[1] for key in phone.view()) == ["walk.20000.morning", "walk.20002.morning"]
    server.database.close()


def test_revisions_of_a_lost_line_of_history_are_never_used_again(tmp_path) -> None:
    server = Server(tmp_path / "live.db")
    one, other = (Phone(server, *pair) for pair in [server.account()] * 2)
    plan(one, target=5), one.settle(), other.settle()
    server.database.close()
    backup.back_up(f"sqlite:///{server.path}", tmp_path / "copy.db")
    server.database = open_database(f"sqlite:///{server.path}")
    plan(one, target=6), one.settle(), other.settle()  # lost with the disk
    server.database.close()
    backup.restore(f"sqlite:///{server.path}", tmp_path / "copy.db", _Clock())
    server.database = open_database(f"sqlite:///{server.path}")
    one.settle()
    plan(one, target=7), one.settle()
    plan(other, target=8)  # based on a revision of the lost line
    other.sync()
    other.settle()
    assert [rejected["code"] for rejected in other.rejected.values()] == ["changed_elsewhere"]
    server.database.close()


def test_a_cursor_ahead_of_the_server_means_a_resync(pair: Pair) -> None:
    phone, _ = pair
    phone.tick(mark="done"), phone.settle()
    phone.cursor = 99
    assert phone.sync()["resync"]
    phone.settle()
    assert phone.row()["mark"] == "done"


def test_a_change_of_a_row_whose_beginning_is_not_here_is_said_plainly(pair: Pair) -> None:
    phone, _ = pair
    phone.write("outcome", "walk.20000.morning", note="words")
    result = phone.sync()["results"][0]
    assert (result["status"], result["code"], result["current"]) == ("rejected", "incomplete", None)
    assert phone.rejected


class _Clock:
    def instant(self) -> int:
        return NOON

    def elapsed(self) -> float:
        return 0.0


def test_every_operation_keeps_who_which_device_when_before_and_after(pair: Pair) -> None:
    phone, _ = pair
    phone.tick(mark="done", note=secrets.token_hex(4)), phone.settle()
    [entry] = phone.server.rows("SELECT * FROM history WHERE patient_id = ?", phone.account)
    assert entry["actor"] == phone.account
    assert entry["device"] == phone.device
    assert (entry["at"], entry["kind"], entry["row_id"]) == (NOON, "outcome", "walk.20000.morning")


@pytest.mark.parametrize("words", ["slept 🙂 تعب", "'; DROP TABLE outcome; -- %s %(x)s :x ?", "line\ntwo\ttab"])
def test_texts_of_every_kind_come_back_as_they_were(pair: Pair, words: str) -> None:
    one, other = pair
    one.tick(note=words), one.settle(), other.settle()
    assert other.view() == one.view()
    [row] = [row for (table, _), row in other.view().items() if table == "outcome"]
    assert row["note"] == words
