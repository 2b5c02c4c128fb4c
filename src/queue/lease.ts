/** How long a worker may be silent, by the database's clock, before its chunks go to others; seconds. */
export const LEASE_SECONDS = 60
