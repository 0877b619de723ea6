"use client"
import { Drawer } from "@base-ui/react/drawer"
import { X } from "lucide-react"
import type { ReactElement, ReactNode } from "react"
import { buttonLook } from "./button-look"
import { classNames } from "./class-names"
import { scrimLook } from "./float"

export interface SheetProps {
  readonly title: ReactNode
  readonly description?: ReactNode
  readonly trigger?: ReactElement
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
  /** right: detail beside a list. bottom: choices under a thumb; can be swiped away. */
  readonly side?: "right" | "bottom"
  readonly children: ReactNode
}

const sides = {
  right: classNames(
    "ml-auto h-dvh w-full max-w-md border-l [transform:translateX(var(--drawer-swipe-movement-x))]",
    "data-starting-style:[transform:translateX(100%)] data-ending-style:[transform:translateX(100%)]",
  ),
  bottom: classNames(
    "mt-auto max-h-[85dvh] w-full rounded-t-xl border-t [transform:translateY(var(--drawer-swipe-movement-y))]",
    "data-starting-style:[transform:translateY(100%)] data-ending-style:[transform:translateY(100%)]",
  ),
}

/** A panel from an edge of the screen, for detail that belongs to the page behind it. */
export function Sheet(props: SheetProps) {
  const { title, description, trigger, isOpen, onOpenChange, side = "right", children } = props
  return (
    <Drawer.Root
      swipeDirection={side === "right" ? "right" : "down"}
      {...(isOpen === undefined ? {} : { open: isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange: (open: boolean) => onOpenChange(open) })}
    >
      {trigger === undefined ? null : <Drawer.Trigger render={trigger} />}
      <Drawer.Portal>
        <Drawer.Backdrop className={scrimLook} />
        <Drawer.Viewport className="fixed inset-0 z-50 flex">
          <Drawer.Popup
            className={classNames(
              "flex flex-col border-line bg-raised text-ink shadow-float outline-none transition-transform duration-180 data-swiping:select-none data-swiping:duration-0",
              sides[side],
            )}
          >
            <div className="flex items-start justify-between gap-4 px-5 pt-5 pb-4">
              <div className="min-w-0">
                <Drawer.Title className="text-lg font-semibold">{title}</Drawer.Title>
                {description === undefined ? null : (
                  <Drawer.Description className="mt-1 text-sm text-ink-soft">
                    {description}
                  </Drawer.Description>
                )}
              </div>
              <Drawer.Close
                aria-label="Close"
                className={classNames(
                  buttonLook({ variant: "quiet", size: "sm", isIconOnly: true }),
                  "-mr-2 -mt-1",
                )}
              >
                <X aria-hidden />
              </Drawer.Close>
            </div>
            <Drawer.Content className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
              {children}
            </Drawer.Content>
          </Drawer.Popup>
        </Drawer.Viewport>
      </Drawer.Portal>
    </Drawer.Root>
  )
}
