"use client"
import { useEffect, useEffectEvent } from "react"
import { isTyping } from "./keyboard-help"

/**
 * Put on a control on which Enter and Space belong to the page: one that is chosen already, so that pressing it again
 * would do nothing.
 */
export const enterIsForPage = { "data-enter": "page" } as const

/**
 * Gives the page its keys. Leaves alone what is typed, what belongs to an open dialog or menu, and Enter and Space on
 * a control that answers to them itself.
 * @param press gets "a", "1", "Enter", "Space", "ArrowLeft"…; tells whether the key meant something
 */
export function usePageKeys(press: (key: string) => boolean): void {
  const onPress = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (isTyping(event) || isForControl(event)) return
    if (press(nameOf(event.key))) event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onPress(event)
    window.addEventListener("keydown", listen)
    return () => window.removeEventListener("keydown", listen)
  }, [])
}

function nameOf(key: string): string {
  if (key === " ") return "Space"
  return key.length === 1 ? key.toLowerCase() : key
}

function isForControl({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null)
    return true
  if (key !== "Enter" && key !== " ") return false
  // Enter does nothing to a radio button, Space chooses it.
  const radio = key === " " ? ', [role="radio"]' : ""
  const control = target.closest<HTMLElement>(
    `button:not([role="radio"]), a[href], summary, [role="button"]${radio}`,
  )
  return control !== null && control.dataset.enter !== "page"
}
