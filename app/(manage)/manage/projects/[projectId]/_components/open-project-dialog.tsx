"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Check, TriangleAlert } from "lucide-react"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { Dialog } from "@/app/_ui/dialog"
import { showToast } from "@/app/_ui/toast"
import type { ProjectSheet } from "../../../../_views"

export interface ProjectDialogProps {
  readonly project: ProjectSheet
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Opens a draft to labelers, after a look at what it has. */
export function OpenProjectDialog({ project, isOpen, onClose }: ProjectDialogProps) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { projectId } = project
  const open = useMutation({
    ...trpc.project.open.mutationOptions(),
    onSuccess: () => {
      void queries.invalidateQueries(trpc.project.pathFilter())
      void queries.invalidateQueries(trpc.pool.pathFilter())
      showToast({ title: "The project is open", text: "Labelers can take runs now." })
      onClose()
    },
  })
  return (
    <Dialog
      title={`Open ${project.name}?`}
      description="Its golds and the order of its tasks are committed by a published hash. From then on neither can be changed; when the project closes, anybody can check it."
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      actions={
        <>
          <Button onClick={onClose}>Not yet</Button>
          <Button
            variant="primary"
            isPending={open.isPending}
            pendingLabel="Opening"
            onClick={() => open.mutate({ projectId })}
          >
            Open the project
          </Button>
        </>
      }
    >
      <ul className="flex flex-col gap-3 text-sm">
        {remarksOf(project).map(({ text, isFine }) => (
          <li key={text} className="flex gap-2.5">
            {isFine ? (
              <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
            ) : (
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-amber-ink" />
            )}
            {text}
          </li>
        ))}
      </ul>
      {open.isError ? (
        <div className="pt-4">
          <ErrorPanel error={open.error} />
        </div>
      ) : null}
    </Dialog>
  )
}

function remarksOf({ tasks, goldShare, guidelines, minSkill }: ProjectSheet) {
  const ordinary = tasks.taskCount - tasks.goldCount - tasks.trainingCount
  return [
    { text: `Tasks that wait for labels: ${formatCount(ordinary)}.`, isFine: ordinary > 0 },
    goldShare === 0
      ? { text: "No golds are mixed in: skill is found by agreement alone.", isFine: true }
      : tasks.goldCount === 0
        ? {
            text: "There are no golds, though runs should have some. Set a few first, or skill is found by agreement alone.",
            isFine: false,
          }
        : { text: `Golds mixed in: ${formatCount(tasks.goldCount)}.`, isFine: true },
    tasks.trainingCount === 0
      ? {
          text: `No training tasks: ${minSkill === null ? "everybody" : "whoever has the skill"} may label at once.`,
          isFine: true,
        }
      : {
          text: `Training tasks before the first run: ${formatCount(tasks.trainingCount)}.`,
          isFine: true,
        },
    ...(minSkill === null
      ? []
      : [{ text: `Only labelers of a least skill of ${formatPercent(minSkill)} may label.`, isFine: true }]),
    guidelines.trim() === ""
      ? { text: "There are no guidelines. Labelers decide hard cases each in their own way.", isFine: false }
      : { text: "Guidelines are written.", isFine: true },
  ]
}
