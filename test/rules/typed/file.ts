/** The file that typed tests are named: a project needs one on disk. Its text is that of the test. */
export {};
