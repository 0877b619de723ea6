"use client"
import { X } from "lucide-react"
import Link from "next/link"
import { usePathname } from "next/navigation"
import { isFocusPath, routes } from "../../_lib/routes"
import { LinkButton } from "../button"
import { Mark, Wordmark } from "../mark"
import { AccountMenu } from "./account-menu"
import { TopNavigation } from "./navigation"

/** The head of the product: its name, the places, the person. Steps back while a run is being answered. */
export function Header() {
  const pathname = usePathname()
  if (isFocusPath(pathname)) return <FocusHeader />
  return (
    <header className="print:hidden sticky top-0 z-30 border-b bg-paper/92 backdrop-blur-sm">
      <div className="page flex flex-wrap items-center gap-x-4 gap-y-0 sm:min-h-15">
        <Link href={routes.home()} prefetch={false} className="flex h-14 items-center rounded-sm">
          <Wordmark className="h-7.5" />
        </Link>
        <div className="order-last -mx-2 w-full overflow-x-auto pb-2 [scrollbar-width:none] empty:hidden max-sm:hidden lg:order-none lg:mx-0 lg:w-auto lg:flex-1 lg:pb-0">
          <TopNavigation />
        </div>
        <div className="ml-auto flex items-center gap-2">
          <AccountMenu />
        </div>
      </div>
    </header>
  )
}

function FocusHeader() {
  return (
    <header className="page flex h-12 items-center justify-between">
      <Mark className="size-6" />
      <LinkButton
        href={routes.label()}
        variant="quiet"
        size="sm"
        isIconOnly
        aria-label="Leave the run; answers are kept"
      >
        <X aria-hidden />
      </LinkButton>
    </header>
  )
}
