"use client"
import { useEffect, useState } from "react"
import { Dialog } from "./dialog"
import { KeyHint } from "./key-hint"

export interface KeyAction {
  /** As it is on the keyboard; several that do the same are parted by a space: "1 2 3". */
  readonly keys: string
  readonly does: string
}

export interface KeyGroup {
  readonly title: string
  readonly actions: readonly KeyAction[]
}

/** Whether a key press belongs to what is being typed, not to the page. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select") !== null
  )
}

/** The list of keys of this page, opened by `?`. Put one on every page that has keys. */
export function KeyboardHelp({ groups }: { readonly groups: readonly KeyGroup[] }) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || isTyping(event)) return
      event.preventDefault()
      setOpen((was) => !was)
    }
    window.addEventListener("keydown", open)
    return () => window.removeEventListener("keydown", open)
  }, [])
  return (
    <Dialog title="Keys of this page" isOpen={isOpen} onOpenChange={setOpen}>
      <div className="flex flex-col gap-5">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="pb-1 text-sm font-medium text-ink-faint">{group.title}</h3>
            <dl className="divide-y divide-line text-sm">
              {group.actions.map((action) => (
                <div key={action.keys} className="flex items-center justify-between gap-4 py-2">
                  <dt>{action.does}</dt>
                  <dd>
                    <KeyHint keys={action.keys} className="pointer-coarse:inline-flex" />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
