#!/bin/bash
# Submits each job that is not running yet; the JobManager brings running ones back by itself after a restart.
set -euo pipefail
jar=/opt/vigia/vigia-flink-jobs.jar
running=$(/opt/flink/bin/flink list -m "$FLINK_REST")
for job in conversations insights trends; do
    name="${job^}"
    if grep -qF ": $job (" <<<"$running"; then
        echo "$job is running."
    else
        echo "Submitting $job …"
        /opt/flink/bin/flink run -d -m "$FLINK_REST" -c "dev.vigia.jobs.$job.${name}Job" "$jar"
    fi
done
