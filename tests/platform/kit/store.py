"""An S3-compatible object store of the tests (moto), which keeps its objects in memory."""

import subprocess
import sys
from pathlib import Path

import boto3
from botocore.config import Config

from . import ports

ACCESS = "access-key-of-the-tests"
SECRET = "secret-key-of-the-tests"
REGION = "eu-central-1"


class Store:
    """A server on a loopback port."""

    def __init__(self, folder: Path) -> None:
        self.port = ports.free()
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self.log = folder / "store.log"
        self.start()
        self.client = boto3.client(
            "s3", endpoint_url=self.endpoint, region_name=REGION, aws_access_key_id=ACCESS,
            aws_secret_access_key=SECRET, config=Config(s3={"addressing_style": "path"}),
        )

    def start(self) -> None:
        """Starts it, without anything in it."""
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)],
                stdout=log, stderr=log,
            )
        ports.wait(self.port, lambda: self.process.poll() is None)

    def bucket(self, name: str) -> str:
        """A new empty bucket."""
        self.client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
        return name

    def objects(self, bucket: str):
        """All objects of a bucket: name and bytes."""
        for page in self.client.get_paginator("list_objects_v2").paginate(Bucket=bucket):
            for entry in page.get("Contents", []):
                body = self.client.get_object(Bucket=bucket, Key=entry["Key"])["Body"].read()
                yield entry["Key"], body

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)
