/** Characters that the reason for striking a root has at least and at most. */
export const vetoReasonLength = { min: 10, max: 500 } as const
