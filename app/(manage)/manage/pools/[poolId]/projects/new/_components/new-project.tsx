"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import type { Id } from "@/server/domain/id"
import { showFirstFault } from "../../../../../../_pool-form/show-first-fault"
import { ProjectForm } from "../../../../../../_project-form/project-form"
import { projectInput } from "../../../../../../_project-form/project-input"
import type { KnownItem } from "../../../../../../_project-form/task-csv"
import { useProjectForm } from "../../../../../../_project-form/use-project-form"

export interface NewProjectProps {
  readonly poolId: Id<"pool">
  readonly items: readonly KnownItem[]
}

/** Writes a project down and makes its tasks. */
export function NewProject({ poolId, items }: NewProjectProps) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const router = useRouter()
  const form = useProjectForm(items)
  const create = useMutation({
    ...trpc.project.create.mutationOptions(),
    onError: showError,
    onSuccess: ({ projectId }) => {
      void queries.invalidateQueries(trpc.pool.get.queryFilter({ poolId }))
      router.push(routes.manageProject(projectId))
    },
  })
  function send(): void {
    if (!form.insist() || form.config === null) showFirstFault()
    else create.mutate(projectInput(poolId, form.values, form.config, form.tasks.rows))
  }
  return (
    <ProjectForm
      form={form}
      poolId={poolId}
      footer={
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="tabular text-sm text-ink-soft">
            {form.tasks.fault === null
              ? `${formatCount(form.tasks.taskCount)} tasks, ${form.values.minLabels} to ${form.values.maxLabels} labels each`
              : form.tasks.fault}
          </p>
          <Button
            variant="primary"
            isPending={create.isPending || create.isSuccess}
            pendingLabel="Making the tasks"
            onClick={send}
          >
            Make the draft
          </Button>
        </div>
      }
    />
  )
}
