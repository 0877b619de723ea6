import { Section } from "@/app/_ui/card"
import { kinds } from "@/server/domain/kinds/registry"
import { qualificationPassShare } from "@/server/domain/run/qualification"
import type { ProjectSheet } from "../../../_views"

/** The answers there are, and where examples are met: items are private, so they open inside a run only. */
export function ProjectExamples({ project }: { readonly project: ProjectSheet }) {
  const { kind, config, tasks } = project
  const shown =
    "options" in config
      ? config.options
      : kinds[kind].classes(config).map(({ id }, place) => ({
          id,
          name: kinds[kind].describeAnswer(config, kinds[kind].toAnswer(config, place)),
          description: "",
        }))
  return (
    <Section title="Answers and examples">
      <ul className="flex flex-col gap-2 text-sm">
        {shown.map((one) => (
          <li key={one.id} className="flex flex-wrap gap-x-2">
            <span className="font-medium">{one.name}</span>
            {one.description === "" ? null : <span className="text-ink-soft">{one.description}</span>}
          </li>
        ))}
      </ul>
      <p className="max-w-prose text-sm text-ink-soft">
        {tasks.trainingCount === 0
          ? "Items are private: they open for you inside a run, in this browser, and nowhere else."
          : `The ${tasks.trainingCount} examples are your qualification run: you answer each, then read the right answer and why. Pass with ${Math.round(qualificationPassShare * 100)} % right; you may try again. It takes no stake and costs nothing.`}
      </p>
    </Section>
  )
}
