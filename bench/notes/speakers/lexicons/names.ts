import { words } from "./list.ts";

/** Women's names; the part in braces is what a reporter calls her later on. */
export const womensNames = words(`
  Ngozi {Adichie-Obi}; Chipo {Marange}; Thandeka {Zulu}; Amina {Wako}; Aïssatou {Diallo}; Fatoumata {N’Diaye}
  Hirut {Tesfaye}; Naledi {Mokoena}; Blessing {Okafor}; Grace {Achieng}; Peace {Tumwine}; Mercy {Banda}; Wambui {wa Njoroge}
  Marie-Claire {Uwimana}; Lalla {Benhaddou}; Nour {El-Masri}; Ghada {bint Khalil}; Leila {Ben Salah}; Rania {Abu-Hassan}
  Shirin {Farahani}; Gulnara {Bekova}; Nodira {Yusupova}; Aliya {Sarsenbayeva}; Meenakshi {Sundaram}; Lakshmi {Iyer}
  R. K. {Perera}; Sushma {Gurung}; Parveen {Akhtar}; {Nguyễn} Thị Hạnh; {Phan} Thu Trang; {Zhang} Meiling; {Park} Soo-jin
  Haruka {Watanabe}; Maria Luz {Dimaandal}; Amihan {de la Cruz}; Siti {binti Rahmat}; Dewi {Kusumawati}; Mele {Taufa}; Litiana {Qalo}
  Aroha {Te Rangi}; Bronwyn {Day}; Hope {Church}; Olivia {King}; Sarah-Jane {O’Dowd}; Siobhán {Ní Bhriain}; Catriona {MacLeod}
  Gwenllian {Price}; Ingrid {Sørlie}; Åsa {Lindqvist}; Päivi {Koskinen}; Þóra {Jónsdóttir}; Maarit {van der Veen}; Élodie {Lefèvre}
  Giulia {D’Angelo}; Annunziata {De Rosa}; Beatrix {von Hohenfeld}; Ursula {Müller-Roth}; Katarzyna {Wójcik}; Zdeňka {Nováková}
  Ildikó {Kovács}; Ruxandra {Ștefănescu}; Oksana {Hrytsenko}; Tamar {Gelashvili}; Anahit {Petrosyan}; Eleni {Papadaki}
  María José {Peña}; Ximena {Quispe Mamani}; Yolanda {dos Santos}; Conceição {Figueiredo}; Marisol {Ortega y Luna}; Rosa {Tzoc}
  Tanya {Whitehorse}; Faith {Young}; Joy {Field}; Dame {Sarr}; Rosemary {Page}; J. M. {Winterbourne}; Keisha {St. Hilaire}
  {Esi}; {Nandini}; {Tallulah}; {Xiadani}; {Oyuna}
`);

/** Men's names, marked in the same way. */
export const mensNames = words(`
  Kwame {Asante-Boateng}; Tendai {Moyo}; Sipho {Dlamini}; Abdoulaye {Sow}; Mamadou {Ba}; Jean-Pierre {Habimana}; Tesfalem {Gebre}
  Ochieng’ {Otieno}; Emeka {Nwosu} Jr.; Yusuf {bin Saleh}; Omar {al-Tikriti}; Karim {Ould Brahim}; Hassan {Abdi Warsame}
  Tariq {ibn Yahya}; Elias {Haddad}; Avi {Ben-Shalom}; Reza {Mohtashami}; Timur {Akhmetov}; Bakyt {Sadykov}; Rajesh {Chaudhary}
  T. S. {Krishnamurthy}; Arjun {Thapa}; Imran {Sheikh}; Nuwan {de Silva}; {Trần} Văn Minh; {Li} Guowei; {Kim} Dong-hyun
  Kenji {Morita}; Somchai {Rattanakul}; Sok {Chea}; Bambang {Prasetyo}; Jose Maria {Villanueva}; Sione {Fifita}; Wiremu {Paki}
  Josefa {Naivalu}; Andrew {Bishop}; Thomas {Law}; Peter {March}; Harry {Noble}; William {Banks} III; Declan {Ó Súilleabháin}
  Fergus {McAllister}; Rhys {ap Gwilym}; Lars-Erik {Nyström}; Søren {Kjærgaard}; Jürgen {Weiß}; Friedrich {zu Altenburg}
  Bram {van ’t Hoff}; Joost {ten Brink}; Loïc {Le Goff}; Étienne {de Montfort}; Giancarlo {Dell’Acqua}; Iñaki {Etxeberria}
  João {da Conceição}; Miloš {Đorđević}; Krzysztof {Zieliński}; Václav {Dvorský}; András {Szőke}; Dumitru {Țurcanu}; Volodymyr {Shevchuk}
  Giorgi {Lomidze}; Nikos {Stavrou}; Mehmet {Yıldırım}; Luis Alberto {Choque}; Túpac {Huanca}; Hernán {Gutiérrez Rojas}
  Wellington {Lima}; Desmond {Baptiste}; D’Andre {Coleman}; Robert F. {Rose}; Joseph {Littlebear}; Major {Hopkins}; Clement {Hill}
  George {Speakman}; Isaac {Chance}; Samuel {Day-Lewis}; {Tenzin}; {Kaveinga}; {Suharto}
`);
