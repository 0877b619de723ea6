"""Times crowd-kit's Dawid-Skene on a CSV file with the columns task, worker, label.

Called by bench-crowdkit.ts with the path of the file. Prints one JSON object: version, seconds of the fit alone,
iterations.
"""

import json
import sys
import time
from importlib import metadata

import pandas as pd
from crowdkit.aggregation import DawidSkene


def version() -> str:
    try:
        return metadata.version("crowd-kit")
    except metadata.PackageNotFoundError:
        return "of unknown version"


labels = pd.read_csv(sys.argv[1], dtype={"task": str, "worker": str})
model = DawidSkene()
started_at = time.perf_counter()
model.fit(labels)
seconds = time.perf_counter() - started_at
print(
    json.dumps(
        {
            "version": version(),
            "seconds": seconds,
            "iterations": len(model.loss_history_),
        }
    )
)
