import { ArrowRight } from "lucide-react"
import Link from "next/link"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { LinkButton } from "@/app/_ui/button"
import { percentDown } from "@/server/domain/run/skill-gate"
import { KindSkillMeter, WhyLowerEnd, whomItTakes } from "../../../_components/skill-gate"
import type { RunPreview } from "../../../_views"

type Gate = NonNullable<RunPreview["skillGate"]>

/** Why a project does not take somebody yet, with the figures, and where they can show more. */
export function SkillRefusal({ gate }: { readonly gate: Gate }) {
  const { minSkill, skill, answerCount, missingCount, ways } = gate
  return (
    <>
      <h2 className="text-lg font-semibold">
        {skill === null ? "Show what you can do first" : "This project asks for more skill"}
      </h2>
      {skill === null ? null : (
        <KindSkillMeter label="Your skill in this kind" skill={skill} minSkill={minSkill} />
      )}
      <p className="text-sm text-ink-soft">
        {whomItTakes(minSkill)}{" "}
        {skill === null
          ? "None of yours has been weighed yet."
          : `Of yours we can be sure of ${percentDown(skill.low)} %, out of ${formatCount(answerCount)}.`}{" "}
        {missingCount === 1
          ? "One more right answer"
          : `About ${formatCount(missingCount)}${skill === null ? "" : " more"} right answers`}{" "}
        would do, fewer where they meet golds.
      </p>
      {ways.length === 0 ? (
        <p className="text-sm text-ink-soft">No other project of this kind has work for you now.</p>
      ) : (
        <nav aria-label="Where to show more" className="flex flex-col gap-2">
          <p className="text-sm font-medium">{skill === null ? "Begin here" : "Raise it here"}</p>
          {ways.map(({ projectId, name }) => (
            <Link
              key={projectId}
              href={routes.labelProject(projectId)}
              className="flex items-center justify-between gap-3 rounded-md border border-edge bg-surface px-4 py-2.5 text-sm font-medium wrap-anywhere hover:bg-sunken"
            >
              {name}
              <ArrowRight aria-hidden className="size-4 shrink-0 text-ink-faint" />
            </Link>
          ))}
        </nav>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <WhyLowerEnd answerCount={answerCount} />
        <LinkButton variant="quiet" size="sm" href={routes.label()}>
          All projects
        </LinkButton>
      </div>
    </>
  )
}
