import { Application, type ControllerConstructor } from "@hotwired/stimulus";

/** Starts Stimulus with controllers by the name they have in data-controller. */
export function start(controllers: Record<string, ControllerConstructor>): Application {
  const application = Application.start();
  for (const [name, controller] of Object.entries(controllers)) application.register(name, controller);
  return application;
}
