import { UserCheck } from "lucide-react"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { Badge } from "@/app/_ui/badge"
import { Meter } from "@/app/_ui/meter"
import { Why } from "@/app/_ui/why"
import { percentDown, type SkillGate } from "@/server/domain/run/skill-gate"

/** Who may label, in plain words. @param minSkill share; null where everybody may */
export function whoMayLabel(minSkill: number | null): string {
  if (minSkill === null) return "Everybody"
  return `Labelers of whom we are 95 % sure that at least ${formatPercent(minSkill)} of their answers of this kind are right`
}

/** The same, as a sentence of a project. */
export function whomItTakes(minSkill: number): string {
  return `It takes l${whoMayLabel(minSkill).slice(1)}.`
}

/** What is asked of a labeler's skill and what they have, in a few words. */
export function SkillGateBadge({ gate: { minSkill, skill, isMet } }: { readonly gate: SkillGate }) {
  const asked = `Asks for ${formatPercent(minSkill)} skill`
  if (isMet) {
    return (
      <Badge tone="good" icon={<UserCheck aria-hidden />}>
        {asked}: yours suffices
      </Badge>
    )
  }
  return (
    <Badge tone="amber">
      {skill === null ? asked : `${asked}: yours is surely ${percentDown(skill.low)} %`}
    </Badge>
  )
}

export interface KindSkillMeterProps {
  readonly label: string
  readonly skill: { readonly mean: number; readonly low: number; readonly high: number }
  /** What a project asks for, drawn as a line. */
  readonly minSkill?: number
}

/** A labeler's skill in a kind; one digit more than elsewhere, since its lower end is held against a project's share. */
export function KindSkillMeter({ label, skill, minSkill }: KindSkillMeterProps) {
  const { mean, low, high } = skill
  return (
    <Meter
      label={label}
      share={mean}
      interval={[low, high]}
      fractionDigits={1}
      {...(minSkill === undefined ? {} : { target: minSkill })}
    />
  )
}

/** How skill in a kind is found and why its lower end decides. */
export function WhyLowerEnd({ answerCount }: { readonly answerCount: number }) {
  return (
    <Why
      title="How skill in a kind is found"
      label="How is this found?"
      reason="All your answers of this kind that something could be held against are counted together, out of every project but those of your own pools: golds whole, answers judged by the others’ labels half. Before any of them, 3.5 of 5 count as right. The band is where your skill lies with 95 % certainty; its lower end has to reach what is asked, so that luck with a few answers opens nothing."
      figures={[{ label: "Answers weighed", value: formatCount(answerCount) }]}
    />
  )
}
