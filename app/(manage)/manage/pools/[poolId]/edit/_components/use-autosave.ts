"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useCallback, useEffect, useRef } from "react"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import type { Id } from "@/server/domain/id"
import { forgetValues, keepValues, readKeptValues } from "../../../../../_pool-form/kept-values"
import { type PoolValues, readPoolValues } from "../../../../../_pool-form/pool-values"
import type { PoolForm } from "../../../../../_pool-form/use-pool-form"

export interface Autosave {
  /** kept: it does not fit together yet, so this browser alone has it. */
  readonly state: "saved" | "saving" | "kept" | "failed"
  retry(): void
}

/** Saves a draft whenever the pen rests: on the server where it fits together, in this browser until then. */
export function useAutosave(poolId: Id<"pool">, form: PoolForm, initial: PoolValues): Autosave {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { decimals } = useToken()
  const savedValues = useRef(initial)
  const { set, settled } = form
  useKeptFirst(poolId, initial, set)

  const update = useMutation(trpc.pool.update.mutationOptions())
  const { mutate } = update
  const save = useCallback(
    (values: PoolValues) => {
      const { draft } = readPoolValues(values, decimals)
      if (draft === null) return keepValues(poolId, values)
      mutate(
        { poolId, draft },
        {
          onSuccess: () => {
            savedValues.current = values
            forgetValues(poolId)
            void queries.invalidateQueries(trpc.pool.get.queryFilter({ poolId }))
          },
          onError: () => keepValues(poolId, values),
        },
      )
    },
    [decimals, mutate, poolId, queries, trpc],
  )
  useEffect(() => {
    if (settled !== savedValues.current) save(settled)
  }, [settled, save])

  return { state: stateOf(form, update.status, savedValues.current), retry: () => save(form.values) }
}

function stateOf(form: PoolForm, status: string, saved: PoolValues): Autosave["state"] {
  if (form.draft === null) return "kept"
  if (status === "error" && form.isSettled) return "failed"
  return form.values === saved ? "saved" : "saving"
}

/** Goes on with what this browser kept because it did not fit together. */
function useKeptFirst(poolId: Id<"pool">, initial: PoolValues, set: PoolForm["set"]): void {
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current) return
    isDone.current = true
    const kept = readKeptValues(poolId, initial)
    if (kept !== null) set(kept)
  }, [poolId, initial, set])
}
