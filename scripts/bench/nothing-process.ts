/** Starts and ends: what every program that runs on Node costs at least. */
export {}
