"""A server on this machine that speaks S3, for tests."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import boto3
from moto.server import ThreadedMotoServer

BUCKET = "guides"


@contextmanager
def store() -> Iterator[Mapping[str, str]]:
    """A server with one bucket, as the variables that lead to it."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    variables = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    try:
        client_of(variables).create_bucket(Bucket=BUCKET)
        yield variables
    finally:
        server.stop()


def client_of(variables: Mapping[str, str]) -> Any:
    """A client of the server that is not guidegen's."""
    return boto3.client(
        "s3",
        endpoint_url=variables["AWS_ENDPOINT_URL"],
        aws_access_key_id=variables["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=variables["AWS_SECRET_ACCESS_KEY"],
        region_name=variables["AWS_DEFAULT_REGION"],
    )


def keep(variables: Mapping[str, str], prefix: str, data: Mapping[str, bytes]) -> None:
    """Put files there, by path below a prefix of the bucket."""
    client = client_of(variables)
    for path, each in data.items():
        client.put_object(Bucket=BUCKET, Key=f"{prefix}/{path}", Body=each)


def stored(variables: Mapping[str, str], prefix: str) -> dict[str, bytes]:
    """What lies below a prefix of the bucket, by path."""
    client = client_of(variables)
    found = client.list_objects_v2(Bucket=BUCKET, Prefix=f"{prefix}/").get("Contents", ())
    keys = [each["Key"] for each in found]
    return {
        key.removeprefix(f"{prefix}/"): client.get_object(Bucket=BUCKET, Key=key)["Body"].read()
        for key in keys
    }
