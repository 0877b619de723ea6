import { Guidelines } from "../../../../(label)/_components/guidelines"
import type { ReviewCase } from "../../../_views"

interface TaskQuestionProps {
  readonly project: Pick<ReviewCase["project"], "question" | "guidelines">
  /** Where the task belongs. */
  readonly place: string
}

/** What labelers were asked, with the guidelines that they were given. */
export function TaskQuestion({ project, place }: TaskQuestionProps) {
  return (
    <div>
      <p className="text-sm text-ink-faint">{place}</p>
      <h2 className="mt-0.5 text-xl font-semibold">{project.question}</h2>
      <details className="mt-1 text-sm">
        <summary className="inline-flex min-h-6 items-center text-water-ink underline underline-offset-3">
          Guidelines
        </summary>
        <div className="pt-2">
          <Guidelines text={project.guidelines} />
        </div>
      </details>
    </div>
  )
}
