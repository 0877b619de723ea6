import type { ReactNode } from "react"

function StatusLayout({ children }: { readonly children: ReactNode }) {
  return <div className="page py-8 sm:py-10">{children}</div>
}

export default StatusLayout
