"use client"
import { useSyncExternalStore } from "react"

/** The present is at most so far behind. */
export const presentLagSeconds = 20
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let nowSeconds = 0

function tick(): void {
  nowSeconds = Math.floor(Date.now() / 1000)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, presentLagSeconds * 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
    nowSeconds = 0
  }
}

function readNow(): number {
  if (nowSeconds === 0) nowSeconds = Math.floor(Date.now() / 1000)
  return nowSeconds
}

/** The present, one clock for the whole page, renewed every 20 s; null while the server renders. */
export function usePresent(): Date | null {
  const seconds = useSyncExternalStore<number | null>(subscribe, readNow, () => null)
  return seconds === null ? null : new Date(seconds * 1000)
}
