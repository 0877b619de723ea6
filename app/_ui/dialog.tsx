"use client"
import { Dialog as BaseDialog } from "@base-ui/react/dialog"
import { X } from "lucide-react"
import type { ReactElement, ReactNode, RefObject } from "react"
import { buttonLook } from "./button-look"
import { classNames } from "./class-names"
import { scrimLook } from "./float"

export interface DialogProps {
  readonly title: ReactNode
  readonly description?: ReactNode
  /** A Button that opens it; leave out when `isOpen` is governed from outside. */
  readonly trigger?: ReactElement
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
  /** Buttons at the end, the next step last. */
  readonly actions?: ReactNode
  readonly size?: "sm" | "md" | "lg"
  /** Keeps it open on a click beside it: for work that must not be lost. */
  readonly isSticky?: boolean
  /** Takes the focus first; the close button where nothing is said. */
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly children?: ReactNode
}

const widths = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-3xl" }

/** A question or a short piece of work above the page. On a phone it rises from the lower edge. */
export function Dialog(props: DialogProps) {
  const {
    title,
    description,
    trigger,
    isOpen,
    onOpenChange,
    actions,
    size = "md",
    isSticky,
    initialFocus,
    children,
  } = props
  return (
    <BaseDialog.Root
      {...(isOpen === undefined ? {} : { open: isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange: (open: boolean) => onOpenChange(open) })}
      disablePointerDismissal={isSticky ?? false}
    >
      {trigger === undefined ? null : <BaseDialog.Trigger render={trigger} />}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={scrimLook} />
        <BaseDialog.Viewport className="fixed inset-0 z-50 flex items-end justify-center sm:items-center sm:p-6">
          <BaseDialog.Popup
            {...(initialFocus === undefined ? {} : { initialFocus })}
            className={classNames(popupLook, widths[size])}
          >
            <DialogHead title={title} description={description} />
            <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5 sm:px-6">
              {children}
            </div>
            {actions === undefined ? null : <DialogActions>{actions}</DialogActions>}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

const popupLook = classNames(
  "flex max-h-[calc(100dvh-2rem)] w-full flex-col rounded-t-xl border border-line bg-raised text-ink shadow-float outline-none sm:rounded-xl",
  "transition-[opacity,translate,scale] duration-160",
  "data-starting-style:translate-y-6 data-starting-style:opacity-0 data-ending-style:translate-y-6 data-ending-style:opacity-0",
)

function DialogHead({ title, description }: Pick<DialogProps, "title" | "description">) {
  return (
    <div className="flex items-start justify-between gap-4 px-5 pt-5 pb-4 sm:px-6">
      <div className="min-w-0">
        <BaseDialog.Title className="text-lg font-semibold">{title}</BaseDialog.Title>
        {description === undefined ? null : (
          <BaseDialog.Description className="mt-1 text-sm text-ink-soft">
            {description}
          </BaseDialog.Description>
        )}
      </div>
      <BaseDialog.Close
        aria-label="Close"
        className={classNames(buttonLook({ variant: "quiet", size: "sm", isIconOnly: true }), "-mr-2 -mt-1")}
      >
        <X aria-hidden />
      </BaseDialog.Close>
    </div>
  )
}

function DialogActions({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse gap-2 border-t border-line px-5 py-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:flex-row sm:justify-end sm:px-6">
      {children}
    </div>
  )
}

/** Wraps a Button inside a dialog or sheet so that it closes it. */
export function DialogClose({ children }: { readonly children: ReactElement }) {
  return <BaseDialog.Close render={children} />
}
