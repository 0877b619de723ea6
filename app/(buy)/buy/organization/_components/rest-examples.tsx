"use client"
import { useEffect, useState } from "react"
import { Section } from "@/app/_ui/card"
import { CodeBlock } from "@/app/_ui/code-block"

/** The buyer API from the command line. */
export function RestExamples() {
  const [origin, setOrigin] = useState("https://…")
  useEffect(() => setOrigin(window.location.origin), [])
  const bearer = '-H "Authorization: Bearer $MILLPOND_KEY"'
  return (
    <Section
      title="From the command line"
      lead="The whole way of a copy. Amounts are decimal texts, in base units."
    >
      <details>
        <summary className="cursor-pointer text-sm text-water-ink underline underline-offset-3">
          Show the calls
        </summary>
        <div className="flex flex-col gap-3 pt-4">
          <CodeBlock label="Releases on sale" code={`curl ${origin}/api/v1/releases`} />
          <CodeBlock label="Your grants" code={`curl ${bearer} ${origin}/api/v1/grants`} />
          <CodeBlock
            label="Order a copy"
            code={`curl -X POST ${bearer} ${origin}/api/v1/grants/$GRANT_ID/deliveries`}
          />
          <CodeBlock
            label="Look until it is ready"
            code={`curl ${bearer} ${origin}/api/v1/deliveries/$DELIVERY_ID`}
          />
          <CodeBlock
            label="Download and open it"
            code={[
              `curl ${bearer} ${origin}/api/deliveries/$DELIVERY_ID -o release.jsonl.age`,
              "age --decrypt -i key.txt -o release.jsonl release.jsonl.age",
            ].join("\n")}
          />
        </div>
      </details>
    </Section>
  )
}
