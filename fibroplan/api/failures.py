"""One shape for every refusal: `{"code", "message"}`, in plain words, and never a trace."""

import logging

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from fibroplan import errors

log = logging.getLogger("fibroplan.failures")


def failure(error: errors.FibroplanError) -> Response:
    """The response that tells about an error."""
    headers = {"Retry-After": str(error.retry_after)} if isinstance(error, errors.TooMany) else {}
    if isinstance(error, errors.Unavailable):
        headers["Retry-After"] = "5"
    if isinstance(error, errors.TooLarge):
        headers["Connection"] = "close"  # the rest of the body is not worth reading
    body = orjson.dumps({"code": error.code, "message": error.message})
    return Response(body, error.status, headers, "application/json")


def unforeseen(error: BaseException, path: str) -> Response:
    """The response where the fault is ours. The log gets the place of the fault, never the values in it."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
    log.error("fault", extra={"path": path, "kind": type(error).__name__, "where": where})
    return failure(errors.FibroplanError())


async def _ours(_: Request, error: Exception) -> Response:
    assert isinstance(error, errors.FibroplanError)
    return failure(error)


async def _malformed(_: Request, __: Exception) -> Response:
    return failure(errors.Malformed())


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = failure(errors.NotYours() if error.status_code in (404, 405) else errors.Malformed())
    response.status_code = error.status_code
    return response


def install(app: FastAPI) -> None:
    """Answer every error of the routes in this shape."""
    app.add_exception_handler(errors.FibroplanError, _ours)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http)
