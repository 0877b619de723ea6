"use client"
import { type ComponentType, useEffect, useState } from "react"

export type ToastTone = "done" | "note" | "fault"

export interface ToastInput {
  readonly title: string
  readonly text?: string
  readonly tone?: ToastTone
  /** An undo or a way on. */
  readonly action?: { readonly label: string; readonly onSelect: () => void }
}

const loadList = () => import("./toast-list")
const listWanted = "millpond:toast"

/** Says in passing that something happened. A fault stays until it is dismissed and is read out at once. */
export function showToast(toast: ToastInput): void {
  window.dispatchEvent(new Event(listWanted))
  void loadList().then((list) => list.addToast(toast))
}

/** Where toasts appear; once, in the root layout. Their code comes when the page has come to rest, or at the first one. */
export function ToastRegion() {
  const [List, setList] = useState<ComponentType | null>(null)
  useEffect(() => {
    const load = () => void loadList().then((list) => setList(() => list.ToastList))
    const whenIdle =
      window.requestIdleCallback ?? ((idle: () => void) => window.setTimeout(idle, restSeconds * 1000))
    const timer = window.setTimeout(() => whenIdle(load), restSeconds * 1000)
    window.addEventListener(listWanted, load)
    return () => {
      window.clearTimeout(timer)
      window.removeEventListener(listWanted, load)
    }
  }, [])
  return List === null ? null : <List />
}

const restSeconds = 4
