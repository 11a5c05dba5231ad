/** Whoever reads no further, as `head` does, is no error. */
export function endWithReader() {
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}
