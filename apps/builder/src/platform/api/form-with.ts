/** A form with a file in its field `file`, as uploads take it. */
export function formWith(file: File): FormData {
  const form = new FormData()
  form.set('file', file)
  return form
}
