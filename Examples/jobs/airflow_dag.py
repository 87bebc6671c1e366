"""A task for each source of a job file, so that Airflow tries again only what failed."""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.standard.operators.bash import BashOperator

JOB = "/srv/warehouse/nightly.yaml"
SOURCES = ["tenants", "users", "ai_models"]

with DAG(
    "vault", schedule="0 2 * * *", start_date=datetime(2026, 1, 1), catchup=False,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=5)},
):
    for source in SOURCES:
        BashOperator(
            task_id=source,
            bash_command=f"vaultload run --job {JOB} --source {source}",
            append_env=True,
        )
