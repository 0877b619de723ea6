import { routes } from "@/app/_lib/routes"
import { LinkButton } from "@/app/_ui/button"
import type { PoolSheet } from "../../_views"

/** What this person may do with the pool; the first is the one most came for. */
export function PoolActions({ pool }: { readonly pool: PoolSheet }) {
  const { poolId, state, can, projects, releases } = pool
  const openProject = projects.find((project) => project.state === "open")
  const onSale = releases.find((release) => release.state === "on_sale")
  return (
    <>
      {can.closeEpoch ? <LinkButton href={routes.managePool(poolId)}>Manage</LinkButton> : null}
      {can.moderate ? <LinkButton href={routes.review()}>Review</LinkButton> : null}
      {onSale === undefined ? null : (
        <LinkButton href={routes.buyRelease(onSale.releaseId)}>Inspect the release</LinkButton>
      )}
      {openProject === undefined ? null : (
        <LinkButton href={routes.labelProject(openProject.projectId)}>Label</LinkButton>
      )}
      {state === "open" ? (
        <LinkButton variant="primary" href={routes.contribute(poolId)} prefetch={false}>
          Contribute
        </LinkButton>
      ) : null}
    </>
  )
}
