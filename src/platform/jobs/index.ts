export { type AnyJob, defineJob, type Job, type Payload } from "./define-job.ts";
export { type AddOptions, createJobs, type Jobs, type JobsOptions } from "./jobs.ts";
