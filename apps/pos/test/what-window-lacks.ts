// happy-dom loads no fonts; Mantine's fields that grow listen for when some have been loaded.
if (typeof document !== 'undefined' && !('fonts' in document))
  Object.defineProperty(document, 'fonts', { value: new EventTarget() })
