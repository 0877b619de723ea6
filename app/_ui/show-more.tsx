import { Button } from "./button"

export interface ShowMoreProps {
  readonly list: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    fetchNextPage(): unknown
  }
  readonly label?: string
  readonly className?: string
}

/** The way on in a list that comes page by page. Shows nothing at its end. */
export function ShowMore({ list, label = "Show more", className = "self-start" }: ShowMoreProps) {
  if (!list.hasNextPage) return null
  return (
    <Button
      className={className}
      isPending={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {label}
    </Button>
  )
}
