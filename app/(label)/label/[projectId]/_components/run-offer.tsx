"use client"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { formatDuration } from "@/app/_lib/format-time"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Points } from "@/app/_ui/amount"
import { Button, LinkButton } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { Skeleton } from "@/app/_ui/skeleton"
import { Slider } from "@/app/_ui/slider"
import { useSession } from "@/app/_wallet/session"
import { useWallet } from "@/app/_wallet/wallet-gate"
import { whomItTakes } from "../../../_components/skill-gate"
import type { ProjectSheet, RunPreview } from "../../../_views"
import { RewardPromise } from "./reward-promise"
import { RunOutlookTable } from "./run-outlook-table"
import { SkillRefusal } from "./skill-refusal"
import { useTakeRun } from "./use-take-run"

/** The run on offer: what it may earn or cost with the stake chosen, before it is taken. */
export function RunOffer({ project }: { readonly project: ProjectSheet }) {
  const { viewer } = useSession()
  return (
    <Card className="flex flex-col gap-5">
      {viewer === null ? <StrangersOffer project={project} /> : <OwnOffer project={project} />}
    </Card>
  )
}

function StrangersOffer({ project }: { readonly project: ProjectSheet }) {
  const wallet = useWallet()
  return (
    <>
      <OfferHead title={`A run of ${project.runSize} tasks`} seconds={project.leaseSeconds} />
      <p className="text-sm text-ink-soft">
        A right answer earns <Points points={project.rewardPoints} />. Nothing has to be staked.
      </p>
      {project.minSkill === null ? null : (
        <p className="text-sm text-ink-soft">
          {whomItTakes(project.minSkill)} Others show it in other projects first.
        </p>
      )}
      <Button
        variant="primary"
        size="lg"
        isPending={wallet.isOpening}
        disabled={project.state !== "open"}
        onClick={() => void wallet.signIn()}
      >
        {project.state === "open" ? "Sign in to take a run" : "No runs now"}
      </Button>
    </>
  )
}

function OwnOffer({ project }: { readonly project: ProjectSheet }) {
  const trpc = useTRPC()
  const { projectId } = project
  const preview = useQuery(trpc.run.preview.queryOptions({ projectId, stakePoints: 0n }))
  if (preview.isPending) return <Skeleton className="h-64" />
  if (preview.isError) return <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />
  const { openRunId } = preview.data
  if (openRunId !== null) {
    return (
      <>
        <OfferHead title="You have an open run here" seconds={null} />
        <p className="text-sm text-ink-soft">Your answers are saved. Finish it, then take the next one.</p>
        <LinkButton variant="primary" size="lg" href={routes.run(openRunId)}>
          Go on with the run
        </LinkButton>
      </>
    )
  }
  return <TakeOffer project={project} preview={preview.data} />
}

interface TakeOfferProps {
  readonly project: ProjectSheet
  readonly preview: RunPreview
}

function TakeOffer({ project, preview }: TakeOfferProps) {
  const [stake, setStake] = useState(0)
  const take = useTakeRun(project.projectId)
  const { isQualification, size } = preview
  if (!preview.canTake) return <NoOffer project={project} preview={preview} />
  return (
    <>
      <OfferHead
        title={isQualification ? `Qualification: ${size} tasks` : `A run of ${size} tasks`}
        seconds={preview.leaseSeconds}
      />
      {isQualification ? (
        <p className="text-sm text-ink-soft">
          Every answer is explained on the spot. No stake, nothing to lose; pass it and the project is open to
          you.
        </p>
      ) : (
        <>
          <RewardPromise preview={preview} />
          <StakeSlider preview={preview} stake={stake} onStake={setStake} />
          <RunOutlookTable preview={preview} stakePoints={BigInt(stake)} />
        </>
      )}
      <Button
        variant={stake > 0 ? "amber" : "primary"}
        size="lg"
        isPending={take.isPending || take.isSuccess}
        pendingLabel="Taking the run"
        onClick={() => take.mutate(BigInt(stake))}
      >
        {isQualification
          ? "Start the qualification"
          : stake > 0
            ? `Take a run, stake ${stake}`
            : "Take a run"}
      </Button>
      {take.isError ? <ErrorPanel error={take.error} /> : null}
    </>
  )
}

/** Why there is no run now, and where to go instead. */
function NoOffer({ project, preview }: TakeOfferProps) {
  const { skillGate, isPaused, reason } = preview
  const isSkillMissing = skillGate !== null && !skillGate.isMet
  if (isSkillMissing && !isPaused && project.state === "open") return <SkillRefusal gate={skillGate} />
  return (
    <>
      <OfferHead title="No run now" seconds={null} />
      <p className="text-sm text-ink-soft">{reason}</p>
      {isPaused ? (
        <LinkButton variant="primary" href={routes.appeals()}>
          See why, and appeal
        </LinkButton>
      ) : null}
      <LinkButton href={routes.label()}>Look at other projects</LinkButton>
    </>
  )
}

function OfferHead({ title, seconds }: { readonly title: string; readonly seconds: number | null }) {
  return (
    <div>
      <h2 className="text-lg font-semibold">{title}</h2>
      {seconds === null ? null : (
        <p className="text-sm text-ink-soft">
          Kept for you for {formatDuration(seconds)}; leave and come back.
        </p>
      )}
    </div>
  )
}

interface StakeSliderProps {
  readonly preview: RunPreview
  readonly stake: number
  readonly onStake: (stake: number) => void
}

const limitTexts: Readonly<Record<RunPreview["limitedBy"], string>> = {
  level: "is your level's ceiling; it grows with the points you earn",
  project: "is this project's ceiling",
  held: "is what you hold",
}

function StakeSlider({ preview, stake, onStake }: StakeSliderProps) {
  const { affordablePoints, maxStakePoints, limitedBy } = preview
  if (maxStakePoints === 0n) return <p className="text-sm text-ink-soft">This project takes no stakes.</p>
  if (affordablePoints === 0n) {
    return (
      <p className="text-sm text-ink-soft">
        You hold no points to stake yet. Runs without a stake earn them.
      </p>
    )
  }
  return (
    <Slider
      label="Stake on your own accuracy"
      value={stake}
      onValueChange={onStake}
      minimum={0}
      maximum={Number(affordablePoints)}
      describe={(value) => (value === 1 ? "1 point" : `${value} points`)}
      tone="amber"
      note={`Nobody has to stake. ${affordablePoints} ${limitTexts[limitedBy]}.`}
    />
  )
}
