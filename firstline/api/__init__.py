"""The face for programs: `/api/v1`, over HTTP and JSON. Like every face it parses, opens a door, makes one domain
call and shows what came of it; who may see and do what is decided below."""
