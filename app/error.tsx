"use client"
import { useRouter } from "next/navigation"
import { startTransition, useEffect } from "react"
import { routes } from "./_lib/routes"
import { explainError } from "./_trpc/explain-error"
import { Button, LinkButton } from "./_ui/button"
import { ErrorState } from "./_ui/error-state"

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}

function ErrorPage({ error, reset }: ErrorPageProps) {
  const { refresh } = useRouter()
  const explanation = explainError(error)
  useEffect(() => console.error(error), [error])
  // What failed may have been drawn by the server: it is asked again too.
  const tryAgain = () =>
    startTransition(() => {
      refresh()
      reset()
    })
  return (
    <div className="page max-w-2xl! py-16">
      <h1 className="sr-only">This page could not be shown</h1>
      <ErrorState
        title={explanation.title}
        safe={explanation.safe}
        todo={explanation.todo}
        {...(error.digest === undefined ? {} : { reference: `Reference ${error.digest}` })}
        action={
          <>
            <Button variant="primary" onClick={tryAgain}>
              Try again
            </Button>
            <LinkButton href={routes.home()}>Go home</LinkButton>
          </>
        }
      />
    </div>
  )
}

export default ErrorPage
