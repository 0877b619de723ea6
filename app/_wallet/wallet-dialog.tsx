"use client"
import { Dialog as BaseDialog } from "@base-ui/react/dialog"
import { X } from "lucide-react"
import { type ReactNode, useEffect, useRef } from "react"
import { buttonLook } from "../_ui/button-look"
import { classNames } from "../_ui/class-names"

interface WalletDialogProps {
  readonly title: string
  readonly description?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog of the Browser wallet: above RainbowKit's, which steps back while this one asks. */
export function WalletDialog({ title, description, onClose, children }: WalletDialogProps) {
  const popup = useRef<HTMLDivElement>(null)

  useEffect(() => {
    // RainbowKit stops scrolling everywhere but in its own dialog, by listening on the document.
    const element = popup.current
    const keep = (event: Event) => event.stopPropagation()
    element?.addEventListener("wheel", keep, { passive: true })
    element?.addEventListener("touchmove", keep, { passive: true })
    return () => {
      element?.removeEventListener("wheel", keep)
      element?.removeEventListener("touchmove", keep)
    }
  }, [])

  return (
    <BaseDialog.Root open disablePointerDismissal onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-2147483646 bg-scrim" />
        <BaseDialog.Viewport className="fixed inset-0 z-2147483647 flex items-end justify-center sm:items-center sm:p-6">
          <BaseDialog.Popup
            ref={popup}
            className="flex max-h-[calc(100dvh-2rem)] w-full flex-col gap-4 overflow-y-auto overscroll-contain rounded-t-xl border bg-raised p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] text-ink shadow-float outline-none sm:max-w-md sm:rounded-xl sm:p-6"
          >
            <div className="flex items-start justify-between gap-4">
              <BaseDialog.Title className="text-lg font-semibold">{title}</BaseDialog.Title>
              <BaseDialog.Close
                aria-label="Close"
                className={classNames(
                  buttonLook({ variant: "quiet", size: "sm", isIconOnly: true }),
                  "-mr-2 -mt-1",
                )}
              >
                <X aria-hidden />
              </BaseDialog.Close>
            </div>
            {description === undefined ? null : (
              <BaseDialog.Description render={<div />} className="-mt-2 text-sm text-ink-soft">
                {description}
              </BaseDialog.Description>
            )}
            {children}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}
