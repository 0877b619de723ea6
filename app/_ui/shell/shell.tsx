import type { ReactNode } from "react"
import { FocusOut } from "./focus-out"
import { Footer } from "./footer"
import { Header } from "./header"
import { ThumbNavigation } from "./navigation"
import { OfflineNotice } from "./offline-notice"

/** What surrounds every page. A page brings its own width: put `page` (the class) on its outermost element. */
export function Shell({ chainName, children }: { readonly chainName: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <nav aria-label="Skip">
        <a
          href="#main"
          className="sr-only z-50 rounded-md bg-water px-4 py-2 text-sm text-on-water focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
        >
          Skip to the content
        </a>
      </nav>
      <OfflineNotice />
      <Header />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <FocusOut>
        <Footer chainName={chainName} />
      </FocusOut>
      <ThumbNavigation />
    </div>
  )
}
