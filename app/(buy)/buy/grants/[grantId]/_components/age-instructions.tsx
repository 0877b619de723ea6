"use client"
import { Terminal } from "lucide-react"
import { Button } from "@/app/_ui/button"
import { CodeBlock } from "@/app/_ui/code-block"
import { Dialog } from "@/app/_ui/dialog"
import type { Delivery } from "../../../../_views"

/** How to open a copy without this page, with the standard tool. */
export function AgeInstructions({ delivery }: { readonly delivery: Delivery }) {
  const file = `millpond-${delivery.releaseId}-${delivery.deliveryId}.jsonl.age`
  const hash = delivery.manifest?.contentHash.slice(2) ?? "…"
  return (
    <Dialog
      title="Open it with age"
      description="A copy is a standard age file; any age tool opens it."
      trigger={
        <Button size="sm">
          <Terminal aria-hidden /> Open it with age
        </Button>
      }
    >
      <div className="flex flex-col gap-4 text-sm text-ink-soft">
        <p>
          <code className="font-mono text-xs">key.txt</code> is the file of the key that the copy was
          encrypted to.
        </p>
        <CodeBlock label="Decrypt" code={`age --decrypt -i key.txt -o release.jsonl ${file}`} />
        <CodeBlock
          label="Compare with the manifest"
          code={`echo "${hash}  release.jsonl" | sha256sum --check`}
        />
        <p>
          Each line is one item or one label, as JSON. The first line says what it is and under which licence.
        </p>
        <CodeBlock
          label="Load it in Python"
          code={[
            "import json",
            'rows = [json.loads(line) for line in open("release.jsonl")]',
            'items = {row["itemId"]: row["content"] for row in rows if row["type"] == "item"}',
            'labels = [row for row in rows if row["type"] == "label"]',
          ].join("\n")}
        />
      </div>
    </Dialog>
  )
}
