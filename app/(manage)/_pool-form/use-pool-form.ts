"use client"
import { useEffect, useMemo, useState } from "react"
import { useToken } from "@/app/_lib/site-config-context"
import { type PoolValues, type ReadPool, readPoolValues } from "./pool-values"

const pauseMilliseconds = 900

export interface PoolForm extends ReadPool {
  readonly values: PoolValues
  /** The values once nothing has been typed for a moment: what is saved. */
  readonly settled: PoolValues
  readonly isSettled: boolean
  set(change: Partial<PoolValues>): void
  /** The fault to show at a control: of what was touched, or of everything once saving was asked for. */
  faultOf(control: string): string | undefined
  /** Shows every fault from now on; tells whether there is none. */
  insist(): boolean
}

/** The terms of a pool under the pen. */
export function usePoolForm(initial: PoolValues): PoolForm {
  const { decimals } = useToken()
  const [first] = useState(initial)
  const [values, setValues] = useState(initial)
  const [settled, setSettled] = useState(initial)
  const [isInsisting, setInsisting] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(values), pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [values])
  const reading = useMemo(() => readPoolValues(values, decimals), [values, decimals])
  return {
    ...reading,
    values,
    settled,
    isSettled: settled === values,
    set: (change) => setValues((before) => ({ ...before, ...change })),
    faultOf: (control) =>
      isInsisting || wasTouched(control, first, settled) ? reading.faults[control] : undefined,
    insist: () => {
      setInsisting(true)
      return reading.draft !== null
    },
  }
}

// Faults of a field of the item schema are marked under the field's own key.
function wasTouched(control: string, first: PoolValues, settled: PoolValues): boolean {
  const before = new Map<string, unknown>(Object.entries(first))
  const after = new Map<string, unknown>(Object.entries(settled))
  const name = after.has(control) ? control : "fields"
  return before.get(name) !== after.get(name)
}
