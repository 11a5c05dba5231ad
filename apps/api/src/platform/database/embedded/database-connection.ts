/**
 * Where a PostgreSQL database answers, in the shape that the `pg` client accepts as its options. `host` is an address, or the absolute folder of a Unix socket.
 */
export interface DatabaseConnection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

/** The same database as a URL over TCP, since clients do not agree on how a URL names a Unix socket. */
export function loopbackUrl(connection: DatabaseConnection): string {
  const credentials = `${encodeURIComponent(connection.user)}:${encodeURIComponent(connection.password)}`
  return `postgres://${credentials}@127.0.0.1:${connection.port}/${encodeURIComponent(connection.database)}`
}
