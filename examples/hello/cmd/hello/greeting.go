package main

const greeting = "Hello from the first release"
