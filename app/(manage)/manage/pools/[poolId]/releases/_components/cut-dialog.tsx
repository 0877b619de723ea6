"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { formatAmount, formatCount, parseAmount } from "@/app/_lib/format"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { Dialog } from "@/app/_ui/dialog"
import { Field } from "@/app/_ui/field"
import { Input, Textarea } from "@/app/_ui/input"
import { Select } from "@/app/_ui/select"
import type { Id } from "@/server/domain/id"
import type { PoolSheet } from "../../../../../_views"

export interface CutDialogProps {
  readonly pool: PoolSheet
  readonly initialProjectId: Id<"project"> | null
  readonly onClose: () => void
}

interface CutValues {
  readonly projectId: Id<"project"> | null
  readonly name: string
  readonly description: string
  readonly price: string
}

/** Cuts a release: which project, under which name, at what price. */
export function CutDialog({ pool, initialProjectId, onClose }: CutDialogProps) {
  const { decimals } = useToken()
  const [values, setValues] = useState<CutValues>({
    projectId: initialProjectId ?? furthest(pool),
    name: "",
    description: "",
    price: formatAmount(pool.priceAmount, decimals).replaceAll(",", ""),
  })
  const [isInsisting, setInsisting] = useState(false)
  const cut = useCut(pool, onClose)
  const faults = faultsOf(values, decimals)
  function send(): void {
    setInsisting(true)
    const priceAmount = parseAmount(values.price, decimals)
    if (values.projectId === null || priceAmount === null || Object.keys(faults).length > 0) return
    cut.mutate({
      projectId: values.projectId,
      name: values.name,
      description: values.description,
      priceAmount,
    })
  }
  return (
    <Dialog
      title="Cut a release"
      description="Its items, labels, weights and terms are frozen as they are now. It goes on sale only when you publish it."
      isOpen
      isSticky
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button variant="primary" isPending={cut.isPending} pendingLabel="Cutting" onClick={send}>
            Cut the release
          </Button>
        </>
      }
    >
      <CutFields
        pool={pool}
        values={values}
        faults={isInsisting ? faults : {}}
        onChange={(change) => setValues((before) => ({ ...before, ...change }))}
      />
      {cut.isError ? (
        <div className="pt-4">
          <ErrorPanel error={cut.error} />
        </div>
      ) : null}
    </Dialog>
  )
}

/** The project with most settled tasks: the likeliest to be sold. */
function furthest({ projects }: PoolSheet): Id<"project"> | null {
  const live = projects.filter(({ state }) => state !== "draft")
  return [...live].sort((a, b) => b.settledCount - a.settledCount)[0]?.projectId ?? null
}

function useCut({ poolId }: PoolSheet, onDone: () => void) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation({
    ...trpc.release.cut.mutationOptions(),
    onSuccess: () => {
      void queries.invalidateQueries(trpc.release.list.pathFilter())
      void queries.invalidateQueries(trpc.pool.get.queryFilter({ poolId }))
      onDone()
    },
  })
}

type CutFaults = Readonly<Partial<Record<keyof CutValues, string>>>

function faultsOf(values: CutValues, decimals: number): CutFaults {
  const price = parseAmount(values.price, decimals)
  return {
    ...(values.projectId === null ? { projectId: "Choose a project." } : {}),
    ...(values.name.trim().length < 3 ? { name: "A name has at least 3 letters." } : {}),
    ...(values.description.trim().length < 10 ? { description: "Say in a sentence what a buyer gets." } : {}),
    ...(price === null || price <= 0n ? { price: "A price is an amount above zero." } : {}),
  }
}

interface CutFieldsProps {
  readonly pool: PoolSheet
  readonly values: CutValues
  readonly faults: CutFaults
  readonly onChange: (change: Partial<CutValues>) => void
}

function CutFields({ pool, values, faults, onChange }: CutFieldsProps) {
  const token = useToken()
  return (
    <div className="flex flex-col gap-5">
      <Field label="Project" error={faults.projectId}>
        <Select<Id<"project">>
          options={pool.projects
            .filter(({ state }) => state !== "draft")
            .map((project) => ({
              value: project.projectId,
              label: project.name,
              hint: `${formatCount(project.settledCount)} of ${formatCount(project.taskCount)} settled`,
            }))}
          value={values.projectId}
          onValueChange={(projectId) => onChange({ projectId })}
        />
      </Field>
      <Field label="Name" error={faults.name}>
        <Input
          maxLength={120}
          value={values.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Field label="What a buyer gets" hint="It is public and stays as it is." error={faults.description}>
        <Textarea
          rows={4}
          maxLength={4_000}
          value={values.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
      <Field
        label="Price"
        hint="The pool’s own price is filled in."
        error={faults.price}
        className="sm:max-w-64"
      >
        <Input
          inputMode="decimal"
          unit={token.symbol}
          value={values.price}
          onChange={(event) => onChange({ price: event.target.value })}
        />
      </Field>
    </div>
  )
}
