/** What can be chosen to recognise pixels. */

/** `paddle`: text by PP-OCR, figures and second readings by tesseract.js. `tesseract`: everything by tesseract.js. */
export const engineNames = ['paddle', 'tesseract'] as const
export type EngineName = (typeof engineNames)[number]
