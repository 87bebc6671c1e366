"""A task for each source of a job file, so that Airflow retries only what failed."""

from datetime import datetime, timedelta
from pathlib import Path

from airflow import DAG
from airflow.providers.standard.operators.bash import BashOperator

JOB = Path(__file__).with_name("nightly.yaml")

# Each source with the sources that load before it. Airflow starts tasks in any order that these
# allow; a source that looks its tenants up finds none before its parents are loaded.
PARENTS = {
    "tenants": [],
    "users": ["tenants"],
    "ai_models": ["tenants", "users"],
}

with DAG(
    "vault", schedule="0 2 * * *", start_date=datetime(2026, 1, 1), catchup=False,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=5)},
):
    tasks = {
        source: BashOperator(
            task_id=source,
            bash_command=f"vaultload run --job '{JOB}' --source {source}",
            append_env=True,
        )
        for source in PARENTS
    }
    for source, parents in PARENTS.items():
        for parent in parents:
            tasks[parent] >> tasks[source]
