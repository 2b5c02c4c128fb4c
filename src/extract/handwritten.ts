/** Stands among the words of a cell or a line for what a hand wrote there, which is not read. */
export const HANDWRITTEN = '〔手写〕'
