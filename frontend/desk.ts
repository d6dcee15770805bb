import DialogController, { listenForCommands } from "./controllers/dialog";
import MenuController from "./controllers/menu";
import ThemeController from "./controllers/theme";
import ToastController from "./controllers/toast";
import { start } from "./parts/application";
import { setUpRequests } from "./parts/requests";

setUpRequests();
listenForCommands();
start({
  dialog: DialogController,
  menu: MenuController,
  theme: ThemeController,
  toast: ToastController,
});
