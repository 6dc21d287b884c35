/** The package `docx`, loaded when a document is written. */
export type Docx = typeof import('docx') & { shapes: typeof import('docx/shapes') }
