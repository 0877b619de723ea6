"use client"
import { Toast as BaseToast } from "@base-ui/react/toast"
import { CircleAlert, CircleCheck, Info, X } from "lucide-react"
import { type ReactNode, useEffect } from "react"
import { buttonLook } from "./button-look"
import { classNames } from "./class-names"
import type { ToastInput, ToastTone } from "./toast"

const manager = BaseToast.createToastManager<{ tone: ToastTone }>()

// What was said before the list was on the page; null once it is.
let waiting: ToastInput[] | null = []

/** Puts a toast on the screen, as soon as there is a place for it. */
export function addToast(toast: ToastInput): void {
  if (waiting === null) put(toast)
  else waiting.push(toast)
}

function put({ title, text, tone = "done", action }: ToastInput): void {
  manager.add({
    title,
    description: text,
    priority: tone === "fault" ? "high" : "low",
    timeout: tone === "fault" ? 0 : action === undefined ? 5000 : 10_000,
    data: { tone },
    ...(action === undefined ? {} : { actionProps: { children: action.label, onClick: action.onSelect } }),
  })
}

const icons: Record<ToastTone, ReactNode> = {
  done: <CircleCheck aria-hidden className="size-5 text-good" />,
  note: <Info aria-hidden className="size-5 text-water-ink" />,
  fault: <CircleAlert aria-hidden className="size-5 text-bad" />,
}

/** Where toasts appear. */
export function ToastList() {
  // The provider below listens from its own effect on, which runs before this one.
  useEffect(() => {
    const said = waiting ?? []
    waiting = null
    for (const toast of said) put(toast)
    return () => {
      waiting = []
    }
  }, [])
  return (
    <BaseToast.Provider toastManager={manager} limit={3}>
      <BaseToast.Portal>
        <BaseToast.Viewport className="fixed inset-x-4 top-16 z-2147483647 flex flex-col gap-2 sm:inset-x-auto sm:top-auto sm:right-6 sm:bottom-6 sm:w-96">
          <Toasts />
        </BaseToast.Viewport>
      </BaseToast.Portal>
    </BaseToast.Provider>
  )
}

function Toasts() {
  const { toasts } = BaseToast.useToastManager<{ tone: ToastTone }>()
  return toasts.map((toast) => (
    <BaseToast.Root
      key={toast.id}
      toast={toast}
      className="rounded-lg border border-line bg-raised text-ink shadow-float transition-[opacity,translate] duration-180 data-starting-style:-translate-y-3 sm:data-starting-style:translate-y-3 data-starting-style:opacity-0 data-ending-style:opacity-0 data-limited:hidden"
    >
      <BaseToast.Content className="flex items-start gap-3 p-4 pr-3">
        {icons[toast.data?.tone ?? "note"]}
        <div className="min-w-0 flex-1">
          <BaseToast.Title className="text-sm font-medium" />
          <BaseToast.Description className="mt-0.5 text-sm text-ink-soft" />
          <BaseToast.Action
            className={classNames(
              buttonLook({ variant: "quiet", size: "sm" }),
              "-ml-3 mt-1 text-water-ink empty:hidden",
            )}
          />
        </div>
        <BaseToast.Close
          aria-label="Dismiss"
          className={classNames(buttonLook({ variant: "quiet", size: "sm", isIconOnly: true }), "-mt-1.5")}
        >
          <X aria-hidden />
        </BaseToast.Close>
      </BaseToast.Content>
    </BaseToast.Root>
  ))
}
