const databaseName = "millpond.keys"
const storeNames = ["wallet", "device-key", "reading-key"] as const
export type KeyStoreName = (typeof storeNames)[number]

function settle<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function openStore(
  name: KeyStoreName,
  mode: IDBTransactionMode,
): Promise<[IDBDatabase, IDBObjectStore]> {
  const opening = indexedDB.open(databaseName, 1)
  opening.onupgradeneeded = () => {
    for (const store of storeNames) opening.result.createObjectStore(store)
  }
  const database = await settle(opening)
  return [database, database.transaction(name, mode, { durability: "strict" }).objectStore(name)]
}

/** Reads one entry of this browser's key store; undefined where there is none. */
export async function readKey(name: KeyStoreName, key: string): Promise<unknown> {
  const [database, store] = await openStore(name, "readonly")
  try {
    return await settle<unknown>(store.get(key))
  } finally {
    database.close()
  }
}

/** Writes one entry. With `isFirst` an entry that is there already wins, and false comes back. */
export async function writeKey(
  name: KeyStoreName,
  key: string,
  value: unknown,
  { isFirst = false }: { readonly isFirst?: boolean } = {},
): Promise<boolean> {
  const [database, store] = await openStore(name, "readwrite")
  try {
    await settle(isFirst ? store.add(value, key) : store.put(value, key))
    return true
  } catch (error) {
    if (isFirst && error instanceof DOMException && error.name === "ConstraintError") return false
    throw error
  } finally {
    database.close()
  }
}

/** Forgets one entry. */
export async function deleteKey(name: KeyStoreName, key: string): Promise<void> {
  const [database, store] = await openStore(name, "readwrite")
  try {
    await settle(store.delete(key))
  } finally {
    database.close()
  }
}
